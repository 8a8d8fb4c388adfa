/** Mail: written, sent once as far as that can be had, tried again. */
@NullMarked
package cn.huimin.hotline.notification.mail;

import org.jspecify.annotations.NullMarked;
