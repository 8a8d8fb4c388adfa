/** Reports of the calendar (信息报送): what is due, filed, late and missing. */
@NullMarked
package cn.huimin.hotline.console.reports;

import org.jspecify.annotations.NullMarked;
