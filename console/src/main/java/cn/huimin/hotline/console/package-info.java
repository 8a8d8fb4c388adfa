/**
 * The only door out: read model, API for reads, live streams, sign-in, gateway to intake, pages.
 */
@NullMarked
package cn.huimin.hotline.console;

import org.jspecify.annotations.NullMarked;
