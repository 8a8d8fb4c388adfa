/** Copies of a data folder, taken while no house runs on it, and their way back. */
@NullMarked
package cn.huimin.hotline.standalone.backup;

import org.jspecify.annotations.NullMarked;
