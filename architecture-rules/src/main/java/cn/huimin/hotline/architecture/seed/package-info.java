/** From which seed the random tests of every module draw, so that no build is red by luck. */
@NullMarked
package cn.huimin.hotline.architecture.seed;

import org.jspecify.annotations.NullMarked;
