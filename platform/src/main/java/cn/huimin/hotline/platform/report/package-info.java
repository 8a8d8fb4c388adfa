/** What assessed units report when (信息报送): one calendar for scores, warnings and pages. */
@NullMarked
package cn.huimin.hotline.platform.report;

import org.jspecify.annotations.NullMarked;
