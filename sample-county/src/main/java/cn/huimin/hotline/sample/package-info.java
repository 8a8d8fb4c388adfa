/**
 * The invented county 云湖市: its directory and one day of its work orders, as data and as real files.
 */
@NullMarked
package cn.huimin.hotline.sample;

import org.jspecify.annotations.NullMarked;
