/**
 * Common names by community, in their own script and as they are written in Latin letters. People of the demonstration
 * are put together from them at random: whoever bears such a name by chance is not meant.
 */
import type { Language } from '../../domain/codes/index.ts';

/** A name in the community's script, and in Latin letters where that is another. */
export type Name = readonly [text: string, latin?: string];

export interface NamePool {
  readonly id: string;
  readonly script: 'Latn' | 'Arab' | 'Ethi' | 'Deva' | 'Thai';
  readonly language: Language;
  readonly female: readonly Name[];
  readonly male: readonly Name[];
  /** What stands behind the given name: a family name, or the father's given name (drawn from `male`). */
  readonly second: 'family' | 'father';
  readonly family: readonly Name[];
  /** How common the community is. */
  readonly weight: number;
}

const words = (text: string): Name[] => text.split(' ').map((name) => [name] as const);
const pairs = (text: string): Name[] =>
  text.split(' ').map((pair) => {
    const [own = '', latin = ''] = pair.split('/');
    return [own, latin] as const;
  });

export const namePools: readonly NamePool[] = [
  {
    id: 'river',
    script: 'Latn',
    language: 'en',
    female: words(
      'Ama Awa Binta Chipo Dede Efua Fanta Grace Hope Imani Joy Kadi Lindiwe Mercy Neema Oba Peace Rudo Sade Thandi',
    ),
    male: words(
      'Abel Baraka Chidi David Emeka Felix Gift Hamisi Isaac Jabali Kwame Lamin Moses Nuru Obi Peter Rashidi Simba Tendai Yao',
    ),
    second: 'family',
    family: words(
      'Adu Banda Chirwa Diallo Eze Fofana Gondwe Hamadi Ibe Juma Kamara Lungu Mensah Nkosi Okoro Phiri Sesay Toure Usman Zulu',
    ),
    weight: 5,
  },
  {
    id: 'coast',
    script: 'Latn',
    language: 'pt',
    female: words(
      'Ana Beatriz Carla Dulce Elisa Flora Graça Helena Inês Joana Luísa Marta Neusa Rosa Sílvia Teresa',
    ),
    male: words('André Bruno Celso Dinis Edson Filipe Gil Hélder Ivo João Luís Mário Nelson Paulo Rui Tomás'),
    second: 'family',
    family: words(
      'Almeida Barros Cardoso Duarte Évora Fonseca Gomes Lopes Monteiro Neves Pires Ramos Semedo Tavares Varela',
    ),
    weight: 3,
  },
  {
    id: 'harbour',
    script: 'Arab',
    language: 'ar',
    female: pairs(
      'فاطمة/Fatima مريم/Mariam زينب/Zainab خديجة/Khadija سلمى/Salma نور/Nour هدى/Huda ليلى/Layla رنا/Rana أمل/Amal سارة/Sara ياسمين/Yasmin',
    ),
    male: pairs(
      'محمد/Mohammed أحمد/Ahmed يوسف/Yousef علي/Ali حسن/Hassan عمر/Omar إبراهيم/Ibrahim خالد/Khaled سامي/Sami طارق/Tariq كريم/Karim نبيل/Nabil',
    ),
    second: 'family',
    family: pairs(
      'حداد/Haddad نجار/Najjar خياط/Khayyat بكري/Bakri سالم/Salem منصور/Mansour عثمان/Othman حمدان/Hamdan شريف/Sharif قاسم/Qasim',
    ),
    weight: 3,
  },
  {
    id: 'highland',
    script: 'Ethi',
    language: 'am',
    female: pairs(
      'ሰላም/Selam ሀና/Hana ማርታ/Marta ትዕግስት/Tigist አበባ/Abeba ፍቅርተ/Fikirte ብርቱካን/Birtukan ጽጌ/Tsige ሊያ/Liya መሰረት/Meseret',
    ),
    male: pairs(
      'አበበ/Abebe በቀለ/Bekele ዳዊት/Dawit ተስፋዬ/Tesfaye ሙሉጌታ/Mulugeta ግርማ/Girma ዮናስ/Yonas ከበደ/Kebede ሳሙኤል/Samuel ታደሰ/Tadesse',
    ),
    second: 'father',
    family: [],
    weight: 3,
  },
  {
    id: 'plantation',
    script: 'Deva',
    language: 'ne',
    female: pairs(
      'सीता/Sita गीता/Gita माया/Maya सुनिता/Sunita कमला/Kamala अनिता/Anita पूजा/Puja रीता/Rita सरिता/Sarita लक्ष्मी/Laxmi',
    ),
    male: pairs(
      'राम/Ram हरि/Hari कृष्ण/Krishna सुरेश/Suresh दीपक/Dipak रमेश/Ramesh प्रकाश/Prakash गणेश/Ganesh विजय/Bijay अर्जुन/Arjun',
    ),
    second: 'family',
    family: pairs(
      'थापा/Thapa गुरुङ/Gurung तामाङ/Tamang राई/Rai श्रेष्ठ/Shrestha चौधरी/Chaudhary खड्का/Khadka महतो/Mahato यादव/Yadav',
    ),
    weight: 2,
  },
  {
    id: 'bazaar',
    script: 'Arab',
    language: 'fa',
    female: pairs(
      'شیرین/Shirin پروین/Parvin نرگس/Nargis گلناز/Golnaz فرشته/Fereshta مینا/Mina زهره/Zohra لاله/Lala',
    ),
    male: pairs(
      'رضا/Reza فرهاد/Farhad جمشید/Jamshid نادر/Nader بهرام/Bahram کاوه/Kaveh میرویس/Mirwais احسان/Ehsan',
    ),
    second: 'family',
    family: pairs('رحیمی/Rahimi احمدی/Ahmadi کریمی/Karimi نوری/Noori حیدری/Haidari صادقی/Sadeqi'),
    weight: 1,
  },
  {
    id: 'landing',
    script: 'Thai',
    language: 'th',
    female: pairs('มาลี/Mali สุดา/Suda นภา/Napa อรุณี/Arunee ดวงใจ/Duangjai'),
    male: pairs('สมชาย/Somchai วิชัย/Wichai ประเสริฐ/Prasert สุรชัย/Surachai ณัฐ/Nat'),
    second: 'family',
    family: pairs('แสงทอง/Saengthong ศรีสุข/Srisuk บุญมี/Bunmi วงศ์ใหญ่/Wongyai ทองดี/Thongdi'),
    weight: 1,
  },
];
