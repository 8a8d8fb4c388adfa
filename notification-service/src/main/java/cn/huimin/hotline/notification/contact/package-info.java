/** The way to intake, which alone knows where people can be written to. */
@NullMarked
package cn.huimin.hotline.notification.contact;

import org.jspecify.annotations.NullMarked;
