/** From the log into the service, with the consumed offset in the same transaction. */
@NullMarked
package cn.huimin.hotline.notification.log;

import org.jspecify.annotations.NullMarked;
