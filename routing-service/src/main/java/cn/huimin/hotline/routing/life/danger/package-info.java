/** Danger to life, safety and minors: emergencies and compulsory reports (DOMAIN §4.8, §6). */
@NullMarked
package cn.huimin.hotline.routing.life.danger;

import org.jspecify.annotations.NullMarked;
