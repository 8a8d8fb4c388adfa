/** The data folder: who holds it, what is in it, which ports it remembers. */
@NullMarked
package cn.huimin.hotline.standalone.folder;

import org.jspecify.annotations.NullMarked;
