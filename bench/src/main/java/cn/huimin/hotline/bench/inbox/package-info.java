/** From the front door to the liaison's live inbox, at a steady pace. */
@NullMarked
package cn.huimin.hotline.bench.inbox;

import org.jspecify.annotations.NullMarked;
