/**
 * The demo's 119 supporting units: the usual bodies of a county-level city, with invented tiers and offers.
 * Names are those any such city has; which of them supports whom here is invented.
 */
import type { FunctionCode, SupporterKind } from '@lianjian/pairing'

interface Unit {
  name: string
  kind: SupporterKind
  function: FunctionCode
}

const party = `市委办公室 市纪委监委机关 市委组织部 市委宣传部 市委统战部 市委政策研究室 市委网信办 市委编办 市直机关工委
市委巡察办 市委党校 市委老干部局 市档案馆 市委党史研究室 市人大机关 市政协机关 市总工会 团市委 市妇联 市科协 市工商联
市残联 市文联 市红十字会 市侨联 市委社会工作部 市融媒体中心`
const economy = `市政府办公室 市发展改革局 市财政局 市工业和信息化局 市商务局 市农业农村局 市统计局 市审计局 市税务局
市市场监督管理局 市国资监管中心 市金融服务中心 市招商服务中心 市供销合作社 市粮食和物资储备局 市畜牧业管理局
市政务服务局 市公共资源交易中心 市住房公积金中心 市经济开发区管委会 市乡村振兴服务中心 市农业技术推广中心
市农村经济服务中心 市项目服务中心 市价格认证中心 市中小企业服务中心 市农机服务中心 市电子商务服务中心`
const law = `市委政法委 市公安局 市人民检察院 市人民法院 市司法局 市信访局 市应急管理局 市消防救援大队 市退役军人事务局
市综合行政执法局 市交通警察大队 市法律援助中心`
const sector = `市教育局 市卫生健康局 市人力资源和社会保障局 市民政局 市自然资源局 市住房和城乡建设局 市交通运输局 市水利局
市林业局 市文化广播电视和旅游局 市生态环境分局 市医疗保障局 市气象局 市体育中心 市图书馆 市文化馆 市博物馆 市疾病预防控制中心
市妇幼保健中心 市社会保险中心 市就业服务局 市不动产登记中心 市环境卫生管理处 市园林管理处 市公路段 市水文站
市林业技术推广站 市动物疫病预防控制中心 市植物保护站 市种子管理站 市水产技术推广站 市土壤肥料工作站 市旅游服务中心
市殡葬服务中心 市养老服务中心 市救助管理站 市农产品质量监测中心 市防汛抗旱中心`
const others: [string, SupporterKind][] = [
  ['市第一示例学校', 'school'],
  ['市第二示例学校', 'school'],
  ['市示例职业学校', 'school'],
  ['市示例医院', 'hospital'],
  ['市示例中医院', 'hospital'],
  ['示例供电公司', 'enterprise'],
  ['示例供水公司', 'enterprise'],
  ['示例供热公司', 'enterprise'],
  ['示例邮政公司', 'enterprise'],
  ['示例通信公司', 'enterprise'],
  ['示例农业银行支行', 'enterprise'],
  ['示例信用联社', 'enterprise'],
  ['示例粮食企业', 'enterprise'],
  ['示例社会组织联合会', 'social'],
]

function units(names: string, of: FunctionCode): Unit[] {
  return names.split(/\s+/).map((name) => ({ name, kind: 'unit', function: of }))
}

export const demoUnits: Unit[] = [
  ...units(party, 'party'),
  ...units(economy, 'economy'),
  ...units(law, 'law'),
  ...units(sector, 'sector'),
  ...others.map(([name, kind]): Unit => ({ name, kind, function: 'other' })),
]
