/** The only place of the standalone where the machine's clock is read. */
@NullMarked
package cn.huimin.hotline.standalone.config;

import org.jspecify.annotations.NullMarked;
