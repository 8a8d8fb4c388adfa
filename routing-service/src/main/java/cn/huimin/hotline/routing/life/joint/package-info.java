/** 联办: a lead unit and co-units that each answer (DOMAIN §2). */
@NullMarked
package cn.huimin.hotline.routing.life.joint;

import org.jspecify.annotations.NullMarked;
