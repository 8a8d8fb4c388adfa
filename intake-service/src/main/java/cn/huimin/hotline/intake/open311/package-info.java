/** Open311 GeoReport v2, thin: services, hand-in, and how far a request is. */
@NullMarked
package cn.huimin.hotline.intake.open311;

import org.jspecify.annotations.NullMarked;
