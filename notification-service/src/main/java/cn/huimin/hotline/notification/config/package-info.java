/** Settings and wiring of the notification service. */
@NullMarked
package cn.huimin.hotline.notification.config;

import org.jspecify.annotations.NullMarked;
