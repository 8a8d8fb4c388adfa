/** The only door in: authenticates, validates, keeps personal data, publishes, answers. */
@NullMarked
package cn.huimin.hotline.intake;

import org.jspecify.annotations.NullMarked;
