/** What comes in about an open case: urging and amendment (DOMAIN §2). */
@NullMarked
package cn.huimin.hotline.routing.life.amendment;

import org.jspecify.annotations.NullMarked;
