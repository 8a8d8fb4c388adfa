/** The log and what is derived from it, read from outside. */
@NullMarked
package cn.huimin.hotline.endtoend.log;

import org.jspecify.annotations.NullMarked;
