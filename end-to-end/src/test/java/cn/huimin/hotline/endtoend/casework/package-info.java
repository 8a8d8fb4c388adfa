/** Invented work orders, and a case in somebody's hands, over HTTP. */
@NullMarked
package cn.huimin.hotline.endtoend.casework;

import org.jspecify.annotations.NullMarked;
