/** Folders of tests that need not outlive a power cut. */
@NullMarked
package cn.huimin.hotline.architecture.memory;

import org.jspecify.annotations.NullMarked;
