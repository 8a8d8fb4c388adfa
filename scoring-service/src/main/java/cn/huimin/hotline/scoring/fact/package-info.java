/** What is known of a case that a scheme may ask for, folded from the log. */
@NullMarked
package cn.huimin.hotline.scoring.fact;

import org.jspecify.annotations.NullMarked;
