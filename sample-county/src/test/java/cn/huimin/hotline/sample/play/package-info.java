/** Tests of the people at play. */
@NullMarked
package cn.huimin.hotline.sample.play;

import org.jspecify.annotations.NullMarked;
