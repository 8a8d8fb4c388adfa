/** What errors of all our APIs have in common. */
@NullMarked
package cn.huimin.hotline.platform.problem;

import org.jspecify.annotations.NullMarked;
