/** Who asks, as an address: behind proxies that are trusted, and told apart by networks. */
@NullMarked
package cn.huimin.hotline.platform.caller;

import org.jspecify.annotations.NullMarked;
