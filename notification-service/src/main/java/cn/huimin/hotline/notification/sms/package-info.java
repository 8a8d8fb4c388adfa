/**
 * Short messages that ask complainants whom nobody reached to rate: the number from intake's vault,
 * sent once as far as that can be had.
 */
@NullMarked
package cn.huimin.hotline.notification.sms;

import org.jspecify.annotations.NullMarked;
