/** What the data of the sample county promise to those who build on them. */
@NullMarked
package cn.huimin.hotline.sample;

import org.jspecify.annotations.NullMarked;
