/** Tests of the commands that a running house carries out. */
@NullMarked
package cn.huimin.hotline.standalone.remote;

import org.jspecify.annotations.NullMarked;
