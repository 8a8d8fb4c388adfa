/** Who is signed in, and who may go through which door. */
@NullMarked
package cn.huimin.hotline.console.access;

import org.jspecify.annotations.NullMarked;
