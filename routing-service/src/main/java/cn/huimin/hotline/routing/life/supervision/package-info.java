/** 督办: orders of leaders, drafted or their own, and their answers (DOMAIN §2, §5). */
@NullMarked
package cn.huimin.hotline.routing.life.supervision;

import org.jspecify.annotations.NullMarked;
