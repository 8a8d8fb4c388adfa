/** Tests of floods. */
@NullMarked
package cn.huimin.hotline.routing.flood;

import org.jspecify.annotations.NullMarked;
