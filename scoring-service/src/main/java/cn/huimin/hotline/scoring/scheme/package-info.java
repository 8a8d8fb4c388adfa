/** Schemes of assessment as data: what is asked of cases, what it costs, checked when loaded. */
@NullMarked
package cn.huimin.hotline.scoring.scheme;

import org.jspecify.annotations.NullMarked;
