/** The whole house in one process and its children, started and stopped by one command. */
@NullMarked
package cn.huimin.hotline.standalone;

import org.jspecify.annotations.NullMarked;
