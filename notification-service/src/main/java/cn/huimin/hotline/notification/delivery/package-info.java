/** What is delivered, when and by which way. */
@NullMarked
package cn.huimin.hotline.notification.delivery;

import org.jspecify.annotations.NullMarked;
