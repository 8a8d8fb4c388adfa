/** The house while something in it is broken. */
@NullMarked
package cn.huimin.hotline.endtoend.fault;

import org.jspecify.annotations.NullMarked;
