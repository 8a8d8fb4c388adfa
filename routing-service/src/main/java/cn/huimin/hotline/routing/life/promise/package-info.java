/** 台账销号: promises are struck off by the centre alone, with proof (DOMAIN §2). */
@NullMarked
package cn.huimin.hotline.routing.life.promise;

import org.jspecify.annotations.NullMarked;
