/** The sample month: imported and played on a stepped clock, then handed over to real time. */
@NullMarked
package cn.huimin.hotline.standalone.demo;

import org.jspecify.annotations.NullMarked;
