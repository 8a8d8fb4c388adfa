/** What runs where: kept up to date in the data folder, shown by the launcher. */
@NullMarked
package cn.huimin.hotline.standalone.status;

import org.jspecify.annotations.NullMarked;
