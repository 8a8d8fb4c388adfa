/** What may not get out of the house by its logs. */
@NullMarked
package cn.huimin.hotline.standalone.leak;

import org.jspecify.annotations.NullMarked;
