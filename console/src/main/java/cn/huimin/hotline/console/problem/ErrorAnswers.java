package cn.huimin.hotline.console.problem;

import cn.huimin.hotline.platform.problem.GeoReportErrors;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Says what the server refused before or behind our own code, a body that came too slowly for one:
 * a problem for programs, a page for people.
 */
@Controller
class ErrorAnswers implements ErrorController {

  @RequestMapping("${server.error.path:/error}")
  Object answer(HttpServletRequest request, HttpServletResponse response) {
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer told
            ? told
            : HttpStatus.NOT_FOUND.value();
    var path =
        request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked
            ? asked
            : request.getRequestURI();
    if (ProblemAdvice.isForPrograms(path) || GeoReportErrors.areFor(path)) {
      return ProblemAdvice.answer(code(status), detail(status), path, request, response);
    }
    response.setStatus(status);
    return new ModelAndView("error").addObject("status", status);
  }

  private static ProblemCode code(int status) {
    return switch (status) {
      case 400 -> ProblemCode.UNREADABLE_BODY;
      case 401 -> ProblemCode.SIGN_IN_NEEDED;
      case 403 -> ProblemCode.FORBIDDEN;
      case 404 -> ProblemCode.NOT_FOUND;
      case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
      case 406 -> ProblemCode.NOT_ACCEPTABLE;
      case 408 -> ProblemCode.REQUEST_TIMEOUT;
      case 413 -> ProblemCode.TOO_LARGE;
      case 415 -> ProblemCode.UNSUPPORTED_MEDIA_TYPE;
      case 503 -> ProblemCode.NOT_AVAILABLE;
      default -> ProblemCode.INTERNAL_ERROR;
    };
  }

  private static String detail(int status) {
    return switch (status) {
      case 400 -> "请求读不出来，没有改动任何内容；请按接口说明的格式提交";
      case 401 -> "请先登录；登录已过期的请重新登录";
      case 403 -> "您的角色没有权限做这件事";
      case 404 -> "没有这个地址";
      case 405 -> "这个地址不接受这种方法";
      case 406 -> "这里没有所要的格式";
      case 408 -> "等了太久没有收到完整的请求，没有改动任何内容；请重新发送";
      case 413 -> "内容太大，没有改动任何内容；请拆分后再交";
      case 415 -> "不支持这种正文格式";
      default -> "系统没有做成这件事；请稍后再试";
    };
  }
}
