/** Tests of recognition on the sample county. */
@NullMarked
package cn.huimin.hotline.routing.recognition;

import org.jspecify.annotations.NullMarked;
