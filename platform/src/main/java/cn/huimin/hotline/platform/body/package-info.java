/** Bodies that end with an error where they go on for too long, or come too slowly. */
@NullMarked
package cn.huimin.hotline.platform.body;

import org.jspecify.annotations.NullMarked;
