/** What can be set, held to what the READMEs say of it. */
@NullMarked
package cn.huimin.hotline.standalone.settings;

import org.jspecify.annotations.NullMarked;
