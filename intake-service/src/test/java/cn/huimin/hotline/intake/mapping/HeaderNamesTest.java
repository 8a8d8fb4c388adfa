package cn.huimin.hotline.intake.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Names that platforms of other cities give the columns of their exports, and the field of each.
 */
class HeaderNamesTest {

  /** Field, then names of it; a dash before those that are none of the work order's. */
  private static final String TABLE =
      """
        externalNumber: 接件编号 收件编号 信访编号 民意编号 接件号 收件号 信访件编号 民生编号 诉件编号 转办件编号 交办件编号 登记号
        externalNumber: 12345编号 12345工单号 市长热线编号 热线单号 平台工单编号 工单编号（系统） 工单编号1 诉求工单编号 群众诉求编号
        externalNumber: 办件流水号 来函编号 呼叫编号 服务编号 反映编号
        receivedAt: 下发时间 转派时间 接诉时间 工单下发时间 派件时间 收文日期 转交时间 分办时间 首次派单时间 诉求提交时间 来访时间 来访日期 来函时间
        receivedAt: 信访日期 信访时间 收到日期 拨入时间 接听时间 接通时间 工单登记时间 通话开始时间 交件时间 诉求时间（年月日） 来电时间（热线） 录音时间
        receivedAt: 接电时间 登记受理时间 派发时间 分派日期
        demandType: 工单诉求类型 问题类型 办件类型 来件类型 诉求种类 工单种类 反映性质 办件性质 诉求事项类型 来电诉求类型 诉求类型（一级） 信访类型
        demandType: 诉求目的（投诉、咨询等）
        title: 工单名称 问题名称 诉求名称 标题名称 案由 诉求题目 信访标题 办件标题 工单标题（简） 诉求标题1
        content: 来电人诉求 诉求内容描述 服务请求内容 详情 诉求人诉求 反映人诉求 市民来电内容 工单内容描述 信访内容 主要诉求内容 工单主要内容 主要问题
        content: 主要情况 案情描述 请求内容 民意内容 收件内容 接件内容 事项详情 反映详情 投诉详情 事件经过 诉求信息 反映问题情况 诉求具体情况
        content: 诉求内容（原文） 诉求内容1 信访事项 具体问题 来电反映内容 诉求问题描述
        address: 诉求发生地 事件位置 事件详细地址 问题位置 反映事项地址 发生地详细地址 诉求所在地 事发地详细地址 工单地点 事发地（详细） 涉事地址
        address: 发生区域地址 事件所在地
        unitHint: 承办学校名称 被举报单位 责任主体 落实单位 转派单位 派件单位 交办对象 分办单位 归属单位 责任部门名称 涉及学校名称 涉事学校 所属部门
        unitHint: 主管部门 权属单位 职能部门 接办单位 收件单位 直派单位 最终承办单位 一级承办单位 承办单位1 承办单位（一级） 被反映学校 承办单位全称
        unitHint: 办理学校
        urgency: 工单级别 工单等级 急缓程度 缓急 紧急类型 工单紧急程度 工单缓急 诉求等级 加急程度 工单优先级 办件级别 轻重缓急
        complainant.name: 用户姓名 用户名称 诉求者 反映者 来电市民 来电人名称 诉求人名字 来电人（姓名） 举报者 市民称呼 来电人姓名1 联系人1
        complainant.name: 诉求人（姓名） 群众 诉求人姓名（称呼） 来电客户 来电用户
        complainant.phone: 来电号码（主叫） 联系电话(座机) 用户电话 电话1 手机号码1 联系电话一 来电显示 联系电话二 联系人手机 手机电话
        complainant.phone: 联系电话号码 用户手机 用户联系方式 呼入电话 致电号码 预留电话 来电显示号码 来电手机 电话号码（手机）
        complainant.phone: 联系电话（手机/固话） 诉求人电话1 联系电话（本人） 主叫 主叫电话 来电电话号码 联系方式一 电话（来电） 回访号码
        complainant.phone: 客户联系方式 备用号码
        complainant.email: 电子邮件地址 来电人邮箱 联系人邮箱 E-mail 诉求人邮箱 电子邮箱地址
        complainant.address: 用户地址 来电人住址 家庭详细地址 市民住址 诉求人住址 居住地
        previousNumber: 原诉求编号 首次工单编号 重复件编号 关联单号 上次工单号 原编号 历史工单编号 重复工单号 原受理编号
        deadlineFromSource: 工单截止时间 工单到期时间 截至时间 完成时限 办理时限要求 截至日期 完成期限 工单办结时限 工单时限 办结截止日期
        deadlineFromSource: 要求办结期限 最迟办结时间 处置期限 处置截止日期 回复截止日期 应办结日期 规定办理时限 工单办理时限 处理截止日期
        deadlineFromSource: 反馈截止日期 办理到期时间 限时办结日期 承办期限 办理时限（截止） 工单办理截止时间 要求反馈日期 要求上报时间
        confidential: 是否要求保密 来电人是否保密 诉求人信息是否保密 保密情况 工单保密 是否为保密件 个人信息保密
        externalNumber: 留言ID 留言编号 线索编号 线索ID 来访编号 信访线索编号 来访登记编号
        content: 概况信息 信访事项概况 办件内容 来访事由 意见内容 补充内容 信访概况
        receivedAt: 发表时间 申请时间 受理时刻 来电时刻
        complainant.name: 信访人 信访人姓名 真实姓名 家长姓名 学生家长姓名 上报人 咨询人姓名 callerName citizen_name
        complainant.phone: 上报人手机号 家长电话 callerTel CALLER_TEL citizenMobile contact_tel linkTel linkman_phone complainantMobileNo
        complainant.phone: 来访号码 信访人号码 customer_phone_number reporterPhone userTel contactMobile Caller_Phone_No
        unitHint: 转交单位 去向机构 首派单位 指派单位 批转单位 主办 一级承办 二级承办 首派部门 转交部门
        deadlineFromSource: 承诺办结时间 报结果时限 落实期限 回复截止 限时 承诺办结日期 落实时限 答复截止
        demandType: 留言类型 意见类别 性质 来访类型
        title: 留言标题
        urgency: 是否紧急件 是否急件 是否特急 是否紧急案件 是否紧急工单 是否紧急诉求 加急标识 紧急标志 急件标识
        -: 回访方式 备用方式 留言方式 家长方式
        -: 派单单位 派单部门 是否紧缺 staffTel unitPhone deptTel handlerMobile userId
        -: 回访时间 办结日期 回复时间 经办人电话 承办人联系方式 承办单位电话 被投诉人姓名 被举报人电话 审核时间 姓名（学生） 时间（办结） 内容（回复） 处理人电话
        -: 受理员电话 签收时间 剩余时限 超期时间 办理内容 满意度 审批意见 归档时间 单位联系电话 工单状态 回复截止情况 延期时间 催办时间 二级分类名称 事件等级
        complainant.phone: 诉求人电话 来电号码 联系电话 手机号码 回访电话 主叫号码 电话（本人） 电话（手机） 电话（固话） 联系电话（必填） 联系电话（来电人） 电话（诉求人） 电话（家长） 家长电话 家长联系电话
        complainant.phone: 学生家长电话 投诉人手机 举报人联系方式 反映人手机号码 求助人电话 咨询人电话 信访人电话 信访人联系方式 来访人手机 写信人联系电话 留言人电话 市民手机号 群众联系电话
        complainant.phone: 群众手机 居民电话 业主电话 网民电话 网友电话 申请人手机 当事人联系电话 客户号码 用户号码 来电手机号 来电人手机号码 来话电话 呼入号码 联系号码 联系手机号 联系人手机号
        complainant.phone: 手机1 手机2 电话2 联系电话2 备用联系电话 备用手机 回拨电话 回电电话 回访手机 回访联系电话 本人电话 移动电话号码 固定电话号码 座机号码 家庭电话 手机/电话 电话/手机
        complainant.phone: 联系电话（1） 来电人联系电话（手机） 诉求人联系电话号码 投诉举报人电话 来电（主叫）号码 家长手机号
        -: 电话（单位） 电话(学校) 电话（承办单位） 电话（被诉方） 电话（被投诉人） 电话（经办人） 联系电话（单位） 联系电话（学校） 联系电话（承办） 联系电话（被反映人） 联系电话（经办人）
        -: 联系方式（单位） 手机（承办人） 手机号（负责人） 电话（老师） 联系电话（受理员） 单位电话 单位联系方式 单位座机 学校电话 学校联系电话 学校座机 承办单位联系电话
        -: 承办单位联系方式 承办人电话 承办人手机 承办人联系电话 经办人手机号 办理人电话 办理单位电话 处理单位电话 处理人联系电话 处置单位电话 责任单位电话 责任人电话
        -: 主办单位电话 协办单位电话 被诉方电话 被诉人电话 被投诉人电话 被投诉方电话 被投诉单位电话 被反映人电话 被反映单位电话 被举报单位联系方式 对方电话 对方手机号
        -: 涉事单位电话 涉及单位电话 涉事人电话 教师电话 老师电话 班主任电话 校长电话 校长手机 受理人电话 受理电话 话务员电话 话务员工号 话务员手机 坐席电话
        -: 坐席工号 坐席号码 接线员电话 接线员工号 接听人电话 接听电话 接件人电话 登记人电话 登记人联系方式 录入人电话 派单员电话 审核人电话 回访人电话 回访员电话 回访人联系方式
        -: 督办人电话 督办电话 负责人电话 负责人手机 分管领导电话 领导电话 单位负责人电话 单位联系人电话 联络员电话 联络员手机 企业电话 企业联系电话 公司电话 物业电话 商家电话
        -: 部门电话 部门联系电话 科室电话 监督电话 热线号码 热线电话 被叫号码 被叫 分机号 工号 传真 传真号码 客服电话 客服工号 平台电话 值班电话 办公电话 答复人电话
        -: 回复人电话 反馈人电话 签收人电话 派发人电话 转办人电话 交办人电话 被诉学校电话 培训机构电话 机构联系电话 网格员电话 联系电话（承办单位） 电话号码（学校） 处理人手机
        """;

  private final Columns columns = new Columns(Mappings.shipped());

  static Stream<Arguments> names() {
    return TABLE
        .lines()
        .flatMap(
            line -> {
              var parts = List.of(line.split(": | "));
              return parts.stream().skip(1).map(name -> Arguments.of(name, parts.getFirst()));
            });
  }

  @ParameterizedTest
  @MethodSource("names")
  void shouldKnowTheField(String name, String field) {
    var found = columns.find(List.of(name));
    if (field.equals("-")) {
      assertThat(found.byField()).as(name).isEmpty();
    } else {
      assertThat(found.byField()).as(name).containsOnlyKeys(field);
      assertThat(found.unknown()).as(name).isEmpty();
    }
  }
}
