/** Connections that one address may hold, so that nobody takes them all. */
@NullMarked
package cn.huimin.hotline.platform.connection;

import org.jspecify.annotations.NullMarked;
