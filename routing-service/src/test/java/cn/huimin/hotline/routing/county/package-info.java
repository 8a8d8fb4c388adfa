/** The sample county as the services see it, for tests. */
@NullMarked
package cn.huimin.hotline.routing.county;

import org.jspecify.annotations.NullMarked;
