/** Who hears of what: rules as data, and the people of the directory they mean. */
@NullMarked
package cn.huimin.hotline.notification.recipient;

import org.jspecify.annotations.NullMarked;
