/** What a service looks at by itself, again and again, to say whether it does its work. */
@NullMarked
package cn.huimin.hotline.platform.health;

import org.jspecify.annotations.NullMarked;
