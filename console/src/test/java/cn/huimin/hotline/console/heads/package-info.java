/** Tests of heads and their tenures. */
@NullMarked
package cn.huimin.hotline.console.heads;

import org.jspecify.annotations.NullMarked;
