/** Keys in files that this user alone may read. */
@NullMarked
package cn.huimin.hotline.intake.secret;

import org.jspecify.annotations.NullMarked;
