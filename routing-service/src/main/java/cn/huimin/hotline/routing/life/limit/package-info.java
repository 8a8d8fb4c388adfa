/** What clocks tell a case about its limits. */
@NullMarked
package cn.huimin.hotline.routing.life.limit;

import org.jspecify.annotations.NullMarked;
