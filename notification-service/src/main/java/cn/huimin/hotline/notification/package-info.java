/** Notification: who must hear of it, and did they. */
@NullMarked
package cn.huimin.hotline.notification;

import org.jspecify.annotations.NullMarked;
