/** What went wrong, as it may stand in a log. */
@NullMarked
package cn.huimin.hotline.platform.fault;

import org.jspecify.annotations.NullMarked;
